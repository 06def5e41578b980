using Visa.ServiceDefaults;
using Visa.ServiceDefaults.Authentication;
using Visa.StreamConsumer.Shards;

var builder = WebApplication.CreateBuilder(args);
builder.AddServiceDefaults();
builder.AddVisaAuthentication();
builder.AddTransactionProcessing();

var app = builder.Build();
app.UseVisaAuthentication();
app.MapDefaultEndpoints();
await app.RunAsync();
