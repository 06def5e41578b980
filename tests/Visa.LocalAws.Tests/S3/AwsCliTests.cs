using Visa.LocalAws.Tests.Cli;
using Visa.LocalAws.Tests.Hosting;

namespace Visa.LocalAws.Tests.S3;

/// <summary>The AWS command line tool against the stores, where it is installed (Debian's package awscli).</summary>
public sealed class AwsCliTests(StoresFixture fixture) : IClassFixture<StoresFixture>
{
    [SkippableFact]
    public async Task S3_CopyInPartsAndBack_IsTheSameFile()
    {
        Skip.If(AwsCli.Path is null, "The AWS CLI is not installed. On Debian: sudo apt-get install awscli");
        using var folder = new TemporaryFolder();
        await File.WriteAllBytesAsync(folder.File("large"), TestBucket.Bytes(1, 9 * 1024 * 1024));

        var bucket = await TestBucket.CreateAsync(fixture.Host.S3);
        await RunAsync("s3", "cp", folder.File("large"), $"s3://{bucket}/folder/large", "--no-progress");
        await RunAsync("s3", "cp", $"s3://{bucket}/folder/large", folder.File("back"), "--no-progress");

        Assert.Equal(await File.ReadAllBytesAsync(folder.File("large")), await File.ReadAllBytesAsync(folder.File("back")));
    }

    private async Task RunAsync(params string[] arguments)
    {
        var (exitCode, _, error) = await new AwsCli(fixture.Host.Url).TryRunAsync(arguments);
        Assert.True(exitCode == 0, error);
    }
}
