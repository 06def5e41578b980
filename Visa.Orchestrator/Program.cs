using Visa.Orchestrator;
using Visa.Orchestrator.Batch;
using Visa.Orchestrator.Pages;
using Visa.Orchestrator.Pipelines;
using Visa.Orchestrator.Runs;
using Visa.ServiceDefaults;
using Visa.ServiceDefaults.Authentication;

if (PipelineVerb.IsAsked(args)) return await PipelineVerb.RunAsync(args);
var builder = WebApplication.CreateBuilder(args);
builder.AddServiceDefaults();
builder.AddVisaAuthentication();
builder.AddBatch();
builder.AddOrchestrator().AddDag<LandingDag>("lake-landing");
builder.Services.AddRazorComponents();

var app = builder.Build();
app.UseVisaAuthentication();
app.UseAntiforgery();
app.MapDefaultEndpoints();
app.MapRunEndpoints();
app.MapStaticAssets();
app.MapRazorComponents<App>();
await app.RunAsync();
return 0;
