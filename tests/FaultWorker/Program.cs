using FaultWorker;
using FaultWorker.Facts;
using Messaging;
using Microsoft.EntityFrameworkCore;
using ServiceDefaults;
using ServiceDefaults.Http;

// A service that does nothing but publish and consume, to be killed. Messaging:Service says which of the two it is: the publisher or the consumer.
var builder = WebApplication.CreateBuilder(args);
var clock = new SteppedClock();
builder.Services.AddSingleton<TimeProvider>(clock);
builder.Services.AddSingleton<Slowness>();
builder.AddServiceDefaults();
builder.AddHttpApi();
builder.Services.AddDbContext<WorkerDbContext>(options => options.UseNpgsql(builder.Configuration.GetConnectionString("database")).UseSnakeCaseNamingConvention());
builder.AddMessaging<WorkerDbContext>("messaging", messaging =>
{
    if (builder.Configuration["Messaging:Service"] == "publisher")
        messaging.Handle<FactEchoed, RecordEcho>();
    else
        messaging.Handle<FactStated, RecordFact>().Handle<PoisonStated, FailAlways>();
});

var app = builder.Build();
app.UseHttpApi();
app.MapDefaultEndpoints();
app.MapParkingLot();
app.MapPost("/facts", StateFact.Answer);
app.MapPost("/clock", (TimeSpan offset) => clock.Step(offset));
app.MapPost("/delay", (TimeSpan length, Slowness slowness) => slowness.DelayNext(length));
await app.RunAsync();
