using Visa.LocalAws.Tests.Testing;

namespace Visa.LocalAws.Tests.S3;

/// <summary>The AWS command line tool against the stores, where it is installed (Debian's package awscli).</summary>
public sealed class AwsCliTests(StoresFixture fixture) : IClassFixture<StoresFixture>
{
    [SkippableFact]
    public async Task S3_MakeCopyListAndRemove_Work()
    {
        Skip.IfNot(File.Exists(ExternalTool.AwsCli), "The AWS command line tool is not installed.");
        using var folder = new DataFolder();
        await File.WriteAllBytesAsync(folder.File("large"), TestBucket.Bytes(1, 9 * 1024 * 1024));

        await RunAsync("s3", "mb", "s3://cli-bucket");
        await RunAsync("s3", "cp", folder.File("large"), "s3://cli-bucket/folder/large", "--no-progress");
        var listing = await RunAsync("s3", "ls", "s3://cli-bucket/folder/");
        await RunAsync("s3", "cp", "s3://cli-bucket/folder/large", folder.File("back"), "--no-progress");
        await RunAsync("s3", "rb", "s3://cli-bucket", "--force");

        Assert.Contains($"{9 * 1024 * 1024} large", listing, StringComparison.Ordinal);
        Assert.Equal(await File.ReadAllBytesAsync(folder.File("large")), await File.ReadAllBytesAsync(folder.File("back")));
    }

    private async Task<string> RunAsync(params string[] arguments)
    {
        // Old versions do not read AWS_ENDPOINT_URL.
        var (exitCode, output, error) = await ExternalTool.RunAsync(ExternalTool.AwsCli, fixture.Host, [.. arguments, "--endpoint-url", fixture.Host.Address]);
        Assert.True(exitCode == 0, error);
        return output;
    }
}
