using Visa.Scoring.Registry;

namespace Visa.Scoring.Tests.Registry;

public sealed class FolderModelObjectsTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("visa-models-").FullName;

    [Fact]
    public async Task WriteNewAsync_KeyThatExists_IsKept()
    {
        var objects = new FolderModelObjects(_folder);

        Assert.True(await objects.WriteNewAsync("models/a/model.bin", new byte[] { 1 }, CancellationToken.None));
        Assert.True(await objects.WriteNewAsync("models/a/model.bin", new byte[] { 1 }, CancellationToken.None));
        Assert.False(await objects.WriteNewAsync("models/a/model.bin", new byte[] { 2 }, CancellationToken.None));
        Assert.Equal([1], await objects.ReadAsync("models/a/model.bin", CancellationToken.None));
    }

    [Fact]
    public async Task WriteNewAsync_ManyWritersOfOneKey_OneSucceeds()
    {
        var objects = new FolderModelObjects(_folder);

        for (var round = 100; round < 300; round++)
        {
            var key = $"models/history/{round}.json";
            var written = await Task.WhenAll(Enumerable.Range(0, 16).Select(i => Task.Run(() => objects.WriteNewAsync(key, new[] { (byte)i }, CancellationToken.None))));

            Assert.Single(written, wasWritten => wasWritten);
            Assert.Equal([(byte)written.IndexOf(true)], (await objects.ReadAsync(key, CancellationToken.None))!);
        }

        Assert.Equal(200, (await objects.ListAsync("models/", "", CancellationToken.None)).Count);
    }

    [Fact]
    public async Task ListAsync_PrefixAndAfter_AreInOrder()
    {
        var objects = new FolderModelObjects(_folder);
        foreach (var key in (string[])["models/b", "models/a", "models/c", "raw/a"]) await objects.WriteNewAsync(key, new byte[] { 1 }, CancellationToken.None);

        Assert.Equal(["models/b", "models/c"], await objects.ListAsync("models/", "models/a", CancellationToken.None));
        Assert.Empty(await objects.ListAsync("none/", "", CancellationToken.None));
        Assert.Null(await objects.ReadAsync("models/z", CancellationToken.None));
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
