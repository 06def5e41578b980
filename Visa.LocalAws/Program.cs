using Visa.LocalAws.Hosting;

var app = LocalAwsHost.Build(args);
await app.RunAsync();
