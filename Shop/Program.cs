using Messaging;
using Messaging.Contracts;
using ServiceDefaults;
using ServiceDefaults.Databases;
using ServiceDefaults.Http;
using ServiceDefaults.Levels;
using ServiceDefaults.UseCases;
using Shop;
using Shop.Customers;
using Shop.Models;
using Shop.Orders;

var builder = WebApplication.CreateBuilder(args);
builder.AddServiceDefaults();
builder.AddHttpApi(OrderProblems.Add);
builder.AddUseCases(typeof(Program).Assembly);
builder.AddMigratedDatabase<ShopDbContext>("shopdb");
builder.AddRuntimeLevels("shopdb");
builder.AddIdempotencyRetention<ShopDbContext>();
builder.AddMessaging<ShopDbContext>("messaging", messaging => messaging
    .Handle<CustomerChanged, TakeOverCustomer>()
    .Handle<OrderCreated, TakeOverPhoneOrder>()
    .Handle<OrderStatusChanged, FollowOrderStatus>()
    .Handle<OrderCancellationRefused, NoteCancellationRefused>()
    .Handle<CostCalculated, ApplyCostCalculated>()
    .Handle<CostCalculationFailed, ApplyCostCalculationFailed>());
builder.AddOrders();
builder.AddModels();
builder.AddShopMetrics();

var app = builder.Build();
app.UseHttpApi();
app.MapDefaultEndpoints();
app.MapRuntimeLevels();
app.MapParkingLot();
app.MapCustomers();
app.MapOrders();
app.MapModels();
await app.RunAsync();
