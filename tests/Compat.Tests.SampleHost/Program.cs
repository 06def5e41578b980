var builder = DistributedApplication.CreateBuilder(new DistributedApplicationOptions
{
    Args = args,
    DisableDashboard = args.Contains("--no-dashboard"),
});

var directory = builder.Configuration["directory"] ?? Path.GetTempPath();
var first = builder.AddProject<Projects.Compat_Tests_Sample>("first")
    .WithArgs($"directory={directory}", "grandchild=yes")
    .WithHttpHealthCheck("/health");
builder.AddProject<Projects.Compat_Tests_Sample>("second")
    .WithArgs($"directory={directory}")
    .WithReference(first)
    .WaitFor(first);

await builder.Build().RunAsync();
