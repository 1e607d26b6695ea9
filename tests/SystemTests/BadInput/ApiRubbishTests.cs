using System.Net;
using System.Text;
using System.Text.Json.Nodes;

namespace SystemTests.BadInput;

public sealed class ApiRubbishTests(WholeSystem system)
{
    private const string Person = """{"name":"Ada","email":"ada@example.org"}""";

    /// <summary>Every row: what is sent, and the status it must be answered with.</summary>
    private static readonly Dictionary<string, ApiRubbish> Cases = new()
    {
        ["body is not JSON"] = new("shop", "POST", "/customers", 400, "{name:", IdempotencyKey: "k"),
        ["body is empty"] = new("shop", "POST", "/customers", 400, "", IdempotencyKey: "k"),
        ["body is an array"] = new("crm", "POST", "/customers", 400, "[]", IdempotencyKey: "k"),
        ["body is form data"] = new("shop", "POST", "/customers", 415, "name=Ada", "application/x-www-form-urlencoded", "k"),
        ["unknown field"] = new("shop", "POST", "/customers", 400, """{"name":"Ada","email":"ada@example.org","role":"admin"}""", IdempotencyKey: "k"),
        ["no idempotency key"] = new("shop", "POST", "/customers", 400, Person),
        ["e-mail is none"] = new("shop", "POST", "/customers", 400, """{"name":"Ada","email":"nowhere"}""", IdempotencyKey: "k"),
        ["unknown enum value"] = new("shop", "POST", "/customers/{customer}/orders", 400, """{"material":"Gold","quantity":1}""", IdempotencyKey: "k"),
        ["number for an enum"] = new("shop", "POST", "/customers/{customer}/orders", 400, """{"material":1,"quantity":1}""", IdempotencyKey: "k"),
        ["quantity of none"] = new("shop", "POST", "/customers/{customer}/orders", 400, """{"material":"Pla","quantity":0}""", IdempotencyKey: "k"),
        ["order of nobody"] = new("shop", "POST", "/customers/00000000-0000-0000-0000-000000000000/orders", 404, """{"material":"Pla","quantity":1}""", IdempotencyKey: "k"),
        ["order that is not there"] = new("shop", "GET", "/customers/{customer}/orders/S-999999999", 404),
        ["order of somebody else"] = new("shop", "GET", "/customers/00000000-0000-0000-0000-000000000001/orders/{order}", 404),
        ["order id that is none"] = new("shop", "GET", "/customers/{customer}/orders/42", 400),
        ["approval of what has no price"] = new("shop", "POST", "/customers/{customer}/orders/{order}/approve", 409, "{}"),
        ["cancellation without a reason"] = new("shop", "POST", "/customers/{customer}/orders/{order}/cancel", 400, "{}"),
        ["stale version"] = new("shop", "POST", "/customers/{customer}/orders/{order}/approve", 412, "{}", IfMatch: "\"77\""),
        ["entity tag that is none"] = new("shop", "POST", "/customers/{customer}/orders/{order}/approve", 400, "{}", IfMatch: "77"),
        ["change of a customer without version"] = new("shop", "PUT", "/customers/{customer}", 428, Person),
        ["empty model"] = new("shop", "PUT", "/customers/{customer}/orders/{order}/model?fileName=a.stl", 400, "", "model/stl"),
        ["model sent as a picture"] = new("shop", "PUT", "/customers/{customer}/orders/{order}/model?fileName=a.stl", 415, "solid", "image/png"),
        ["page of a thousand"] = new("shop", "GET", "/customers/{customer}/orders?limit=1000", 400),
        ["cursor that is none"] = new("shop", "GET", "/customers/{customer}/orders?cursor=xyz", 400),
        ["status that is none"] = new("crm", "GET", "/orders?status=Lost", 400),
        ["closing of what is not shipped"] = new("crm", "POST", "/orders/{order}/close", 409, """{"closedBy":"sales-7"}"""),
        ["complaint about nothing"] = new("crm", "POST", "/orders/S-999999999/complaints", 404, """{"category":"Quality","text":"?"}""", IdempotencyKey: "k"),
        ["operation of an order not approved"] = new("mes", "POST", "/orders/{order}/operations/print/start", 409, """{"operatorId":"{operator}"}"""),
        ["operation that is none"] = new("mes", "POST", "/orders/{order}/operations/polish/start", 400, """{"operatorId":"{operator}"}"""),
        ["calculation of nothing"] = new("cost-calculator", "GET", "/calculations/S-999999999", 404),
        ["trace id that is none"] = new("observability", "GET", "/api/traces/xyz", 400),
        ["severity that is none"] = new("observability", "GET", "/api/logs?severity=LOUD", 400),
        ["time that is none"] = new("observability", "GET", "/api/logs?from=yesterday", 400),
        ["path that is none"] = new("shop", "GET", "/nowhere", 404),
    };

    public static TheoryData<string> Names => [.. Cases.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_request_that_cannot_be_right_is_answered_with_what_is_wrong(string name)
    {
        var token = TestContext.Current.CancellationToken;
        var rubbish = Cases[name];
        var customer = await system.NewCustomer(token);
        var orderId = await customer.CreateOrder(token);
        await system.Sales().OrderBecomes(orderId, "Initiated", token);
        var worker = await system.NewOperator(token);
        await worker.OrderBecomes(orderId, "Initiated", token);

        using var request = rubbish.ToRequest(customer.CustomerId, orderId, worker.OperatorId);
        using var response = await system.Client(rubbish.Service).SendAsync(request, token);

        var text = await response.Content.ReadAsStringAsync(token);
        ((int)response.StatusCode).ShouldBe(rubbish.Status, text);
        response.Content.Headers.ContentType?.MediaType.ShouldBe("application/problem+json", text);
        var problem = JsonNode.Parse(text)!.AsObject();
        ((string?)problem["title"]).ShouldNotBeNullOrWhiteSpace();
        text.ShouldNotContain("   at ", Case.Sensitive, "a stack trace is nobody's answer");
    }

    [Fact]
    public async Task An_idempotency_key_used_again_gives_the_same_answer_and_refuses_other_content()
    {
        var token = TestContext.Current.CancellationToken;
        var customer = await system.NewCustomer(token);
        var key = Some.IdempotencyKey();
        var first = await Order(customer.CustomerId, key, quantity: 2, token);
        var again = await Order(customer.CustomerId, key, quantity: 2, token);
        var other = await Order(customer.CustomerId, key, quantity: 3, token);

        first.Status.ShouldBe(HttpStatusCode.Created);
        again.Status.ShouldBe(HttpStatusCode.Created);
        ((string?)again.Body["orderId"]).ShouldBe((string?)first.Body["orderId"]);
        other.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
    }

    [Fact]
    public async Task After_all_rubbish_an_order_is_still_priced()
    {
        var token = TestContext.Current.CancellationToken;
        var customer = await system.NewCustomer(token);
        var orderId = await customer.CreateOrder(token);
        var worker = await system.NewOperator(token);
        foreach (var rubbish in Cases.Values)
        {
            using var request = rubbish.ToRequest(customer.CustomerId, orderId, worker.OperatorId);
            using var response = await system.Client(rubbish.Service).SendAsync(request, token);
            ((int)response.StatusCode).ShouldBeInRange(400, 499);
        }

        await customer.Upload(orderId, Some.BoxStl(), token);
        await customer.OrderBecomes(orderId, "PriceCalculated", token);
    }

    private async Task<(HttpStatusCode Status, JsonObject Body)> Order(string customerId, string key, int quantity, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/customers/{customerId}/orders")
        {
            Content = new StringContent($$"""{"material":"Pla","quantity":{{quantity}}}""", Encoding.UTF8, "application/json"),
        };
        request.Headers.Add("Idempotency-Key", key);
        using var response = await system.Client("shop").SendAsync(request, cancellationToken);
        return (response.StatusCode, JsonNode.Parse(await response.Content.ReadAsStringAsync(cancellationToken))!.AsObject());
    }
}
