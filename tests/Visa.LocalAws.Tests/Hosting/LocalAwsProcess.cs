using System.Diagnostics;
using System.Text.RegularExpressions;
using Amazon.DynamoDBv2;
using Amazon.Kinesis;
using Amazon.KinesisFirehose;
using Amazon.S3;

namespace Visa.LocalAws.Tests.Hosting;

/// <summary>The embedded AWS in a process of its own, which a test can kill.</summary>
internal sealed partial class LocalAwsProcess : IDisposable
{
    private readonly Process _process;

    private LocalAwsProcess(Process process, string url)
    {
        _process = process;
        Url = url;
    }

    public string Url { get; }

    [GeneratedRegex(@"Now listening on: (?<url>http://\S+)")]
    private static partial Regex Listening { get; }

    public static async Task<LocalAwsProcess> StartAsync(string dataDirectory)
    {
        var program = typeof(LocalAwsOptions).Assembly.Location;
        var process = Process.Start(new ProcessStartInfo(
            "dotnet",
            [program, "--urls=http://127.0.0.1:0", $"--LocalAws:DataDirectory={dataDirectory}", "--Kinesis:EnforceLimits=false", "--Kinesis:TransitionDelay=00:00:00"])
        {
            RedirectStandardOutput = true,
        })!;
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            if (Listening.Match(line) is { Success: true } match)
            {
                _ = process.StandardOutput.BaseStream.CopyToAsync(Stream.Null);
                return new LocalAwsProcess(process, match.Groups["url"].Value);
            }
        }

        throw new InvalidOperationException("LocalAws ended before it listened.");
    }

    public AmazonS3Client S3() => new("test", "test", new AmazonS3Config { ServiceURL = Url, AuthenticationRegion = "us-east-1", ForcePathStyle = true, MaxErrorRetry = 0 });

    public AmazonDynamoDBClient DynamoDb() => new("test", "test", new AmazonDynamoDBConfig { ServiceURL = Url, AuthenticationRegion = "us-east-1", MaxErrorRetry = 0 });

    public AmazonKinesisFirehoseClient Firehose() =>
        new("test", "test", new AmazonKinesisFirehoseConfig { ServiceURL = Url, AuthenticationRegion = "us-east-1", MaxErrorRetry = 0 });

    public AmazonKinesisClient Kinesis() => new("test", "test", new AmazonKinesisConfig { ServiceURL = Url, AuthenticationRegion = "us-east-1", MaxErrorRetry = 0 });

    /// <summary>Ends the process as a power cut would: it gets no chance to tidy up.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
    }

    public void Dispose()
    {
        _process.Kill();
        _process.Dispose();
    }
}
