using System.Globalization;
using System.Net.Sockets;
using System.Text;
using Shop.Orders;
using Shop.Tests.Flow;

namespace Shop.Tests.Models;

/// <summary>An upload whose body comes, or does not come, as the test wants.</summary>
internal sealed class RawUpload : IDisposable
{
    private readonly TcpClient _connection = new();

    private RawUpload()
    {
    }

    internal static async Task<RawUpload> BeginAsync(ShopApp shop, OrderAnswer order, int announced)
    {
        var upload = new RawUpload();
        var address = shop.Api.Client.BaseAddress!;
        await upload._connection.ConnectAsync(address.Host, address.Port, Deadline.Token);
        var head = string.Create(
            CultureInfo.InvariantCulture,
            $"PUT {Api.PathOf(order)}/model?fileName=a.stl HTTP/1.1\r\nHost: {address.Authority}\r\nContent-Type: model/stl\r\nContent-Length: {announced}\r\n\r\n");
        await upload.SendAsync(Encoding.ASCII.GetBytes(head));
        return upload;
    }

    internal async Task SendAsync(byte[] bytes) => await _connection.GetStream().WriteAsync(bytes, Deadline.Token);

    internal async Task<int> ReadStatusAsync()
    {
        using var reader = new StreamReader(_connection.GetStream(), Encoding.ASCII, leaveOpen: true);
        var line = await reader.ReadLineAsync(Deadline.Token).AsTask().InTime();
        return int.Parse(line.ShouldNotBeNull().Split(' ')[1], CultureInfo.InvariantCulture);
    }

    public void Dispose() => _connection.Dispose();
}
