using Aspire.Hosting.AWS;

var builder = DistributedApplication.CreateBuilder(args);

var aws = builder.AddAWSSDKConfig().WithRegion("us-east-1");
var localAws = builder.AddProject<Projects.Visa_LocalAws>("localaws");
builder.AddProject<Projects.Visa_Scoring>("scoring").WithReference(aws).WithReference(localAws);

await builder.Build().RunAsync();
