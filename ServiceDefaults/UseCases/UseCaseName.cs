namespace ServiceDefaults.UseCases;

/// <summary>The name of a use case: that of the class around its request (<c>CreateOrder</c> of <c>CreateOrder.Command</c>), else that of the request.</summary>
internal static class UseCaseName<TRequest>
{
    internal static readonly string Value = (typeof(TRequest).DeclaringType ?? typeof(TRequest)).Name;
}
