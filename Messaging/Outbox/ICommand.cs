using MediatR;

namespace Messaging.Outbox;

/// <summary>A request that changes state: it is handled within one <see cref="IUnitOfWork"/>.</summary>
/// <typeparam name="TResult">What it answers.</typeparam>
public interface ICommand<out TResult> : IRequest<TResult>;
