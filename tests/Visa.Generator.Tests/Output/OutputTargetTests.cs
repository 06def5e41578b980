using Polly;
using Polly.Retry;
using Visa.Generator.Output;
using Visa.Generator.Tests.Fakes;

namespace Visa.Generator.Tests.Output;

/// <summary>What both kinds of target promise.</summary>
public sealed class OutputTargetTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("visa-target-").FullName;
    private readonly FakeS3 _s3 = new();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task WriteAsync_Content_IsReadAndListed(bool isBucket)
    {
        var target = Target(isBucket);
        await target.WriteAsync("raw/a/1", "one"u8.ToArray().AsMemory(1), CancellationToken.None);
        await target.WriteAsync("raw/a/2", "two"u8.ToArray(), CancellationToken.None);
        await target.WriteAsync("raw/a/3", "three"u8.ToArray(), CancellationToken.None);
        await target.WriteAsync("rawer/a/1", "x"u8.ToArray(), CancellationToken.None);
        await target.WriteAsync("raw/a/2", "again"u8.ToArray(), CancellationToken.None);

        Assert.Equal("ne"u8.ToArray(), await target.ReadAsync("raw/a/1", CancellationToken.None));
        Assert.Equal("again"u8.ToArray(), await target.ReadAsync("raw/a/2", CancellationToken.None));
        Assert.Equal(["raw/a/1", "raw/a/2", "raw/a/3"], (await target.ListAsync("raw/", CancellationToken.None)).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task ReadAsync_NothingThere_IsNull(bool isBucket)
    {
        Assert.Null(await Target(isBucket).ReadAsync("state/none", CancellationToken.None));
        Assert.Empty(await Target(isBucket).ListAsync("state/", CancellationToken.None));
    }

    [Fact]
    public async Task WriteAsync_FolderThatFails_LeavesNothingUnderTheName()
    {
        var target = Target(isBucket: false);
        Directory.CreateDirectory(Path.Combine(_folder, "raw", "taken"));

        await Assert.ThrowsAnyAsync<Exception>(() => target.WriteAsync("raw/taken", new byte[10], CancellationToken.None));

        Assert.Empty(Directory.GetFiles(_folder, "*", SearchOption.AllDirectories));
    }

    [Fact]
    public async Task ListAsync_UnfinishedFile_IsLeftOut()
    {
        await File.WriteAllTextAsync(Path.Combine(_folder, "part.gz.unfinished"), "half");

        Assert.Empty(await Target(isBucket: false).ListAsync("", CancellationToken.None));
    }

    [Fact]
    public async Task WriteAsync_BucketThatIsSlow_IsTriedAgain()
    {
        _s3.FailingPuts = 2;

        await Target(isBucket: true).WriteAsync("raw/a", "one"u8.ToArray(), CancellationToken.None);

        Assert.Equal(["base/raw/a"], _s3.Keys);
    }

    public void Dispose()
    {
        _s3.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private IOutputTarget Target(bool isBucket)
    {
        var retry = new ResiliencePipelineBuilder().AddRetry(new RetryStrategyOptions { Delay = TimeSpan.Zero, ShouldHandle = new PredicateBuilder().Handle<Amazon.S3.AmazonS3Exception>(failure => failure.ErrorCode == "SlowDown") }).Build();
        return isBucket ? new BucketTarget(_s3, "lake", "base/", retry) : new FolderTarget(_folder);
    }
}
