using Amazon.S3;
using Visa.Orchestrator;
using Visa.Orchestrator.Api;
using Visa.Orchestrator.Pages;
using Visa.Orchestrator.Pipelines;
using Visa.ServiceDefaults;
using Visa.ServiceDefaults.Authentication;
using Visa.ServiceDefaults.Aws;

var builder = WebApplication.CreateBuilder(args);
builder.AddServiceDefaults();
builder.AddVisaAuthentication();
builder.AddAwsClient<IAmazonS3, AmazonS3Config>(config => new AmazonS3Client(config));
builder.AddOrchestrator().AddDag<LandingDag>("lake-landing");
builder.Services.AddOrchestratorApi().AddRazorComponents();

var app = builder.Build();
app.UseVisaAuthentication();
app.UseAntiforgery();
app.MapDefaultEndpoints();
app.MapOrchestratorApi();
app.MapStaticAssets();
app.MapRazorComponents<App>();
await app.RunAsync();
