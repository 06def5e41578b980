using Visa.LocalAws.Kinesis;
using Visa.LocalAws.Protocol;
using Visa.LocalAws.Storage;
using Visa.ServiceDefaults;

var builder = WebApplication.CreateBuilder(args);
builder.AddServiceDefaults();
builder.Services.AddStorage().AddAwsProtocols().AddKinesis();

var app = builder.Build();
app.MapDefaultEndpoints();
app.MapAwsProtocols();
await app.RunAsync();
