using Visa.Orchestrator;
using Visa.Orchestrator.Api;
using Visa.Orchestrator.Cli;
using Visa.Orchestrator.Pages;
using Visa.Orchestrator.Pipelines;
using Visa.ServiceDefaults;
using Visa.ServiceDefaults.Authentication;

if (DagVerb.IsAsked(args)) return await DagVerb.RunAsync(args);
var builder = WebApplication.CreateBuilder(args);
builder.AddServiceDefaults();
builder.AddVisaAuthentication();
builder.AddClients().AddRemoteSteps().AddOrchestrator().AddPipelines();
builder.Services.AddOrchestratorApi().AddRazorComponents();

var app = builder.Build();
app.UseVisaAuthentication();
app.UseAntiforgery();
app.MapDefaultEndpoints();
app.MapOrchestratorApi();
app.MapStaticAssets();
app.MapRazorComponents<App>();
await app.RunAsync();
return 0;
