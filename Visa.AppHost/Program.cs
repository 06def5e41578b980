using Amazon;
using Visa.AppHost;

var builder = DistributedApplication.CreateBuilder(args);
if (!RunOptions.TryRead(builder.Configuration, builder.AppHostDirectory, out var run, out var problem))
{
    await Console.Error.WriteLineAsync(problem);
    return 2;
}

var secrets = RunSecrets.Create(builder.Configuration);
if (run.Cloud is { } cloud) return await new CloudRun(builder, cloud, run, secrets).RunAsync();

var aws = builder.AddAWSSDKConfig().WithRegion(RegionEndpoint.EUWest1);

// The embedded AWS over its wire protocols, on one port; its pages have the login of this start. Like AWS it sends no spans.
var localAws = builder.AddProject<Projects.Visa_LocalAws>("localaws").AsBuilt()
    .WithHttpHealthCheck("/health")
    .WithReference(aws)
    .WithEnvironment("OTEL_TRACES_SAMPLER", "always_off")
    .WithEnvironment("Authentication__LoginToken", secrets.LoginToken)
    .WithEnvironment($"LocalAws__Credentials__{RunSecrets.AwsAccessKeyId}", secrets.AwsSecretAccessKey)
    .WithEnvironment("LocalAws__DataDirectory", run.FileOf("aws"))
    .WithEnvironment("LocalAws__ProvisionFile", Path.Combine(builder.AppHostDirectory, "localaws.json"))
    .WithEnvironment("Provision__Streams__transactions__ShardCount", run.Shards.ToString())
    .WithEnvironment("Provision__Streams__decisions__ShardCount", run.Shards.ToString());

// What is to go wrong on purpose, such as Faults:ThrottleRate=0.05: docs/localaws.md.
foreach (var fault in builder.Configuration.GetSection("Faults").GetChildren()) localAws.WithEnvironment($"Faults__{fault.Key}", fault.Value);

// Decides, keeps the alerts, shows them.
var scoring = Service(builder.AddProject<Projects.Visa_Scoring>("scoring"))
    .WithHttpEndpoint(name: "grpc", env: "Grpc__Port")
    .WithEnvironment("Scoring__Database", run.FileOf("scoring.db"));

// Reads transactions, keeps each card's state, asks Scoring, writes decisions. Its first batch waits for Scoring, if there is one so early.
var consumer = Service(builder.AddProject<Projects.Visa_StreamConsumer>("consumer"))
    .WithEnvironment("Scoring__Address", scoring.GetEndpoint("grpc"))
    .WithReplicas(run.Consumers);

// The synthetic network: sends once both are there to decide.
var generator = Service(builder.AddProject<Projects.Visa_Generator>("generator"))
    .WithEnvironment("Run__Id", run.Id)
    .WithEnvironment("Generator__Rate", run.Rate.ToString())
    .WithEnvironment("Generator__Seed", run.Seed.ToString())
    .WaitForStart(consumer)
    .WaitFor(scoring);

// Replaces Airflow. Nobody waits for it, so it leaves the processors to those who decide.
var orchestrator = Service(builder.AddProject<Projects.Visa_Orchestrator>("orchestrator"))
    .WithEnvironment("Orchestrator__Database", run.FileOf("orchestrator.db"))
    .WithEnvironment("Orchestrator__AddressFile", run.FileOf("orchestrator.json"))
    .WithEnvironment("Orchestrator__TraceLink", RunOptions.TraceLink(builder.Configuration))
    .WithEnvironment("Pipelines__Payments__Cron", "*/2 * * * *")
    // Risk tables are made of the whole past: in the first minutes that would take the processors from the first model.
    .WithEnvironment("Pipelines__Payments__PublishesRiskTables", "false")
    .WithEnvironment("Orchestrator__Processes__Directory", run.FileOf("processes"))
    .WithEnvironment("DBT_PROJECT_DIR", Path.GetFullPath("../dbt", builder.AppHostDirectory))
    .WaitForStart(generator);

FirstModel.Add(builder, run, generator, OnAws);

if (run.For is { } duration)
{
    // Stops the generator after that time, then compares what was sent with what was decided.
    generator.WithEnvironment("Generator__Duration", duration.ToString("c"));
    OnAws(builder.AddProject<Projects.Visa_Generator>("reconcile", launchProfileName: null))
        .WithArgs("reconcile")
        .WithEnvironment("Run__Id", run.Id)
        .WithEnvironment("Reconcile__StartedAt", run.StartedAt.ToString("O"))
        .WithEnvironment("Reconcile__SummaryPath", run.SummaryFile)
        .WithEnvironment("Reconcile__ScoringAddress", scoring.GetEndpoint("http"))
        .WaitForCompletion(generator);
}

builder.Services.QuietWhenStopping();
TakenPorts.GiveWay(builder, Console.WriteLine);
await using var app = builder.Build();
return await new RunSession(app, run, secrets).RunAsync(scoring.GetEndpoint("http"), orchestrator.GetEndpoint("http"), localAws.GetEndpoint("http"));

IResourceBuilder<ProjectResource> Service(IResourceBuilder<ProjectResource> service) => OnAws(service).WithHttpHealthCheck("/health");

// What every process gets: the region, the embedded AWS and the secrets of this start.
IResourceBuilder<ProjectResource> OnAws(IResourceBuilder<ProjectResource> process) => process
    .AsBuilt()
    .WithReference(aws)
    .WithEnvironment("AWS_ENDPOINT_URL", localAws.GetEndpoint("http"))
    .WithEnvironment("AWS_ACCESS_KEY_ID", RunSecrets.AwsAccessKeyId)
    .WithEnvironment("AWS_SECRET_ACCESS_KEY", secrets.AwsSecretAccessKey)
    .WithEnvironment("Authentication__LoginToken", secrets.LoginToken)
    .WithEnvironment("Authentication__ServiceToken", secrets.ServiceToken)
    .WaitForStart(localAws);
