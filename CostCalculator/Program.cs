using CostCalculator;
using CostCalculator.Calculations;
using Messaging;
using Messaging.Contracts;
using ServiceDefaults;
using ServiceDefaults.Databases;
using ServiceDefaults.Http;
using ServiceDefaults.Levels;
using ServiceDefaults.UseCases;

// The price list lies beside the program, wherever it is started from.
var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });
builder.AddServiceDefaults();
builder.AddHttpApi(CalculationProblems.Add);
builder.AddUseCases(typeof(Program).Assembly);
builder.AddMigratedDatabase<CalculatorDbContext>("calculatordb");
builder.AddRuntimeLevels("calculatordb");
builder.AddMessaging<CalculatorDbContext>("messaging", messaging => messaging.Handle<CostCalculationRequested, CalculateCost>());
builder.AddCalculations();

var app = builder.Build();
app.UseHttpApi();
app.MapDefaultEndpoints();
app.MapRuntimeLevels();
app.MapParkingLot();
app.MapCalculations();
await app.RunAsync();
