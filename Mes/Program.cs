using Mes;
using Mes.Operations;
using Mes.Operators;
using Mes.Orders;
using Messaging;
using Messaging.Contracts;
using ServiceDefaults;
using ServiceDefaults.Databases;
using ServiceDefaults.Http;
using ServiceDefaults.Levels;
using ServiceDefaults.UseCases;

var builder = WebApplication.CreateBuilder(args);
builder.AddServiceDefaults();
builder.AddHttpApi(OrderProblems.Add);
builder.AddUseCases(typeof(Program).Assembly);
builder.AddMigratedDatabase<MesDbContext>("mesdb");
builder.AddRuntimeLevels("mesdb");
builder.AddIdempotencyRetention<MesDbContext>();
builder.AddMessaging<MesDbContext>("messaging", messaging => messaging
    .Handle<OrderCreated, FollowNewOrders>()
    .Handle<OrderStatusChanged, FollowOrders>()
    .Handle<OrderCancellationRequested, DecideCancellation>());
builder.Services.AddScoped<OrderChanges>();
builder.AddMesMetrics();

var app = builder.Build();
app.UseHttpApi();
app.MapDefaultEndpoints();
app.MapRuntimeLevels();
app.MapParkingLot();
app.MapOrders();
app.MapOperations();
app.MapOperators();
await app.RunAsync();
