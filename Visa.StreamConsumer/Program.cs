using Amazon.Kinesis.ClientLibrary;
using Visa.ServiceDefaults;
using Visa.ServiceDefaults.Authentication;
using Visa.StreamConsumer.DeadLetters;
using Visa.StreamConsumer.Replay;
using Visa.StreamConsumer.Shards;

if (DeadLettersVerb.IsAsked(args)) return await DeadLettersVerb.RunAsync(args);
if (ReplayVerb.IsAsked(args)) return await ReplayVerb.RunAsync(args[1..]);

var builder = WebApplication.CreateBuilder(args);

// One of many processes on the machine then: its health page takes any free port.
if (builder.UseMultiLangDaemonWhenAsked(args))
    builder.WebHost.UseUrls("http://127.0.0.1:0");
builder.AddServiceDefaults();
builder.AddVisaAuthentication();
builder.AddTransactionProcessing();

var app = builder.Build();
app.UseVisaAuthentication();
app.MapDefaultEndpoints();
await app.RunAsync();
return 0;
