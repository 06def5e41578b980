using System.Collections;
using Compat.Tests.Sample;

var journal = new Journal(args);
journal.Write("started");

if (journal.Setting("exit") is { } exitCode)
{
    journal.Write("ended");
    return int.Parse(exitCode, null);
}

if (journal.Setting("grandchild") is not null)
    Grandchild.Start(journal);

var builder = WebApplication.CreateSlimBuilder();
builder.Logging.SetMinimumLevel(LogLevel.Warning);
var app = builder.Build();
var healthy = !File.Exists(journal.Path("unhealthy"));

app.MapGet("/", () => journal.Identity);
app.MapGet("/health", () => healthy ? Results.Ok() : Results.StatusCode(StatusCodes.Status503ServiceUnavailable));
app.MapPost("/become-healthy", () => healthy = true);
app.MapPost("/crash", () => Environment.Exit(3));
app.MapGet("/environment", () => Environment.GetEnvironmentVariables().Cast<DictionaryEntry>().ToDictionary(entry => (string)entry.Key, entry => (string?)entry.Value));
app.MapGet("/arguments", () => args);
app.MapGet("/directory", Directory.GetCurrentDirectory);
app.Lifetime.ApplicationStarted.Register(() => journal.Write("serving"));
app.Lifetime.ApplicationStopping.Register(() => journal.Write("stopping"));

Console.WriteLine("ready to serve");
await app.RunAsync();
if (journal.Setting("stubborn") is not null)
    await Task.Delay(Timeout.Infinite);
return 0;
