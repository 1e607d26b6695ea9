using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace Collector.Listening;

/// <summary>Keeps Kestrel from warning that the endpoints opened here replace the configured addresses: they are the same.</summary>
internal sealed class AddressesTaken(IServer server) : IStartupFilter
{
    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next)
    {
        server.Features.Get<IServerAddressesFeature>()?.Addresses.Clear();
        return next;
    }
}
