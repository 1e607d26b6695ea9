using Crm;
using Crm.Complaints;
using Crm.Customers;
using Crm.Orders;
using Crm.Shop;
using Crm.Tickets;
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
builder.AddMigratedDatabase<CrmDbContext>("crmdb");
builder.AddRuntimeLevels("crmdb");
builder.AddIdempotencyRetention<CrmDbContext>();
builder.AddMessaging<CrmDbContext>("messaging", messaging => messaging
    .Handle<CustomerChanged, FollowCustomers>()
    .Handle<OrderCreated, FollowNewOrders>()
    .Handle<OrderStatusChanged, FollowOrders>());
builder.Services.AddScoped<OrderChanges>();
builder.AddShop();
builder.AddCrmMetrics();

var app = builder.Build();
app.UseHttpApi();
app.MapDefaultEndpoints();
app.MapRuntimeLevels();
app.MapParkingLot();
app.MapCustomers();
app.MapOrders();
app.MapComplaints();
app.MapTickets();
await app.RunAsync();
