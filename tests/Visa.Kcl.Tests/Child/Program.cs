using Amazon.Kinesis.ClientLibrary;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Visa.Kcl.Tests.Child;

// The process that a scripted daemon starts: `dotnet Visa.Kcl.Tests.dll multilang`. It is noisy on purpose.
var builder = Host.CreateApplicationBuilder(args);
builder.UseMultiLangDaemonWhenAsked(args);
Console.WriteLine("Console.WriteLine before the host is built");
builder.Services.AddSingleton(_ => new TalkingFactory());
builder.Services.AddKinesisClientLibrary<TalkingFactory>(kcl =>
{
    kcl.ApplicationName = kcl.StreamName = "child";
    kcl.TaskBackoffTime = TimeSpan.FromMilliseconds(1);
    builder.Configuration.GetSection(KclOptions.SectionName).Bind(kcl);
});
await builder.Build().RunAsync();
