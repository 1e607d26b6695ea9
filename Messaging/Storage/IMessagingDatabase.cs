namespace Messaging.Storage;

/// <summary>Opens connections to the service's database, without telling whose context it is.</summary>
internal interface IMessagingDatabase
{
    Task<DatabaseLease> OpenAsync(CancellationToken cancellationToken);
}
