using System.Globalization;
using System.Net.Http.Headers;
using System.Text;

namespace Simulator.Apis;

/// <summary>A request that cannot be right, as a client with a defect sends it. It concerns no order of the run.</summary>
/// <param name="Name">What is wrong with it.</param>
/// <param name="Service">Who gets it.</param>
/// <param name="Method">The HTTP method.</param>
/// <param name="Path">The path and query.</param>
/// <param name="Body">The body; <see langword="null"/> for none.</param>
/// <param name="ContentType">What the body says it is.</param>
/// <param name="HasKey">Whether it bears an idempotency key.</param>
internal sealed record Rubbish(
    string Name, string Service, string Method, string Path, string? Body = null, string ContentType = "application/json", bool HasKey = true)
{
    private const string NoOrder = "S-999999999";
    private const string Nobody = "00000000-0000-0000-0000-00000000dead";

    /// <summary>Gets the kinds that are sent.</summary>
    internal static IReadOnlyList<Rubbish> Catalogue { get; } =
    [
        new("JSON that ends too soon", ServiceName.Shop, "POST", "customers", """{"name":"Ada","""),
        new("an array for an object", ServiceName.Shop, "POST", "customers", "[1,2,3]"),
        new("JSON a thousand levels deep", ServiceName.Crm, "POST", "customers", new string('[', 1_000)),
        new("bytes that are no text", ServiceName.Crm, "POST", "customers", "\u0000\u0001\uffff"),
        new("a form for JSON", ServiceName.Shop, "POST", "customers", "name=Ada&email=ada%40example.org", "application/x-www-form-urlencoded"),
        new("an address that is none", ServiceName.Shop, "POST", "customers", """{"name":"Ada","email":"nowhere"}"""),
        new("a name of a megabyte", ServiceName.Shop, "POST", "customers", $$"""{"name":"{{new string('A', 1_000_000)}}","email":"ada@example.org"}"""),
        new("a creation without its key", ServiceName.Shop, "POST", "customers", """{"name":"Ada","email":"ada@example.org"}""", HasKey: false),
        new("an order of nobody", ServiceName.Shop, "POST", $"customers/{Nobody}/orders", """{"material":"Pla","quantity":1}"""),
        new("an order of minus one piece", ServiceName.Shop, "POST", $"customers/{Nobody}/orders", """{"material":"Pla","quantity":-1}"""),
        new("an order of gold", ServiceName.Crm, "POST", "orders", $$"""{"customerId":"{{Nobody}}","material":"Gold","quantity":1}"""),
        new("a quantity beyond all numbers", ServiceName.Crm, "POST", "orders", $$"""{"customerId":"{{Nobody}}","material":"Pla","quantity":1e99}"""),
        new("an order that is not there", ServiceName.Shop, "GET", $"customers/{Nobody}/orders/{NoOrder}"),
        new("an order number that is none", ServiceName.Crm, "GET", "orders/42"),
        new("SQL for an order number", ServiceName.Mes, "GET", "orders/S-1'%20OR%201=1--"),
        new("a path that climbs", ServiceName.Shop, "GET", "models/..%2f..%2fetc%2fpasswd"),
        new("a model for no order", ServiceName.Shop, "PUT", $"customers/{Nobody}/orders/{NoOrder}/model?fileName=a.stl", "solid", "model/stl"),
        new("a picture for a model", ServiceName.Crm, "PUT", $"orders/{NoOrder}/model?fileName=a.png", "PNG", "image/png"),
        new("an operation that is none", ServiceName.Mes, "POST", $"orders/{NoOrder}/operations/polish/start", $$"""{"operatorId":"{{Nobody}}"}"""),
        new("an operation by nobody", ServiceName.Mes, "POST", $"orders/{NoOrder}/operations/print/start", "{}"),
        new("a page of a million", ServiceName.Mes, "GET", "queue?limit=1000000"),
        new("a cursor that is none", ServiceName.Mes, "GET", "queue?cursor=%00%ff"),
        new("a method that is none", ServiceName.Mes, "BREW", "queue"),
        new("a path that is none", ServiceName.CostCalculator, "GET", "nowhere/at/all"),
        new("a trace number that is none", ServiceName.Observability, "GET", "api/traces/xyz"),
    ];

    /// <summary>Makes the request.</summary>
    /// <param name="number">Tells its key from those of others.</param>
    internal HttpRequestMessage ToRequest(int number)
    {
        var request = new HttpRequestMessage(new HttpMethod(Method), Path);
        if (Body is not null)
            request.Content = new ByteArrayContent(Encoding.Latin1.GetBytes(Body)) { Headers = { ContentType = new MediaTypeHeaderValue(ContentType) } };
        if (HasKey && Method == "POST")
            request.Headers.Add("Idempotency-Key", $"rubbish-{number.ToString(CultureInfo.InvariantCulture)}");
        return request;
    }
}
