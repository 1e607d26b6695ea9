using System.Reflection;
using FluentValidation;
using MediatR;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;

namespace ServiceDefaults.UseCases;

/// <summary>Adds the use cases of a service.</summary>
public static class UseCaseExtensions
{
    /// <summary>Registers every request handler and validator of <paramref name="assembly"/>, and what each use case runs through: tracing, then validation, then whatever else is registered (the transaction of Messaging).</summary>
    /// <remarks>Spans come from a source that bears the name of the application.</remarks>
    /// <exception cref="InvalidOperationException">A request has no handler, or more than one.</exception>
    public static TBuilder AddUseCases<TBuilder>(this TBuilder builder, Assembly assembly)
        where TBuilder : IHostApplicationBuilder
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(assembly);
        var services = builder.Services;
        var name = builder.Environment.ApplicationName;
        services.TryAddSingleton(_ => new UseCaseActivity(name));
        services.TryAddScoped<ServiceFactory>(provider => provider.GetService!);
        services.TryAddScoped<IMediator, Mediator>();
        EnsureHandled(assembly);
        services.Scan(scan => scan.FromAssemblies(assembly)
            .AddClasses(classes => classes.AssignableTo(typeof(IRequestHandler<,>)), publicOnly: false)
            .As(type => Closed(type, typeof(IRequestHandler<,>))).WithScopedLifetime()
            .AddClasses(classes => classes.AssignableTo(typeof(IValidator<>)), publicOnly: false)
            .As(type => Closed(type, typeof(IValidator<>))).WithSingletonLifetime());
        AddFirst(services, typeof(ValidationBehavior<,>));
        AddFirst(services, typeof(TracingBehavior<,>));
        return builder;
    }

    // Behaviours run in the order of their registration: being first makes the order independent of when the transaction behaviour is added.
    private static void AddFirst(IServiceCollection services, Type behavior)
    {
        if (services.All(service => service.ImplementationType != behavior))
            services.Insert(0, ServiceDescriptor.Scoped(typeof(IPipelineBehavior<,>), behavior));
    }

    private static IEnumerable<Type> Closed(Type type, Type open) =>
        type.GetInterfaces().Where(candidate => candidate.IsGenericType && candidate.GetGenericTypeDefinition() == open);

    private static void EnsureHandled(Assembly assembly)
    {
        var types = assembly.GetTypes().Where(type => type is { IsAbstract: false, IsInterface: false, ContainsGenericParameters: false }).ToList();
        var handled = types.SelectMany(type => Closed(type, typeof(IRequestHandler<,>))).CountBy(handler => handler.GetGenericArguments()[0]).ToDictionary();
        var faults = types.Where(type => Closed(type, typeof(IRequest<>)).Any() && handled.GetValueOrDefault(type) != 1)
            .Select(type => $"{type.FullName} has {handled.GetValueOrDefault(type)}").ToList();
        if (faults.Count > 0)
            throw new InvalidOperationException($"Each use case needs one handler: {string.Join(", ", faults)}.");
    }
}
