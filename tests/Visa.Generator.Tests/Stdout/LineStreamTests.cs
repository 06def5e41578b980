using System.Text;
using Visa.Domain.Transactions;
using Visa.Generator.Simulation;
using Visa.Generator.Stdout;
using Visa.Generator.Tests.History;

namespace Visa.Generator.Tests.Stdout;

public sealed class LineStreamTests
{
    [Fact]
    public async Task WriteAsync_Days_AreReadableLinesInOrderOfTime()
    {
        using var output = new MemoryStream();

        var written = await LineStream.WriteAsync(Simulation(), Histories.Options(days: 1), long.MaxValue, output, CancellationToken.None);

        var lines = Encoding.UTF8.GetString(output.ToArray()).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(written, lines.Length);
        var times = lines.Select(line => TransactionJson.TryRead(Encoding.UTF8.GetBytes(line), out var transaction, out var error) ? transaction!.EventTime : throw new InvalidOperationException(error)).ToList();
        Assert.Equal(times.Order(), times);
    }

    [Fact]
    public async Task WriteAsync_Limit_EndsThere()
    {
        using var output = new MemoryStream();

        Assert.Equal(7, await LineStream.WriteAsync(Simulation(), Histories.Options(days: 2), 7, output, CancellationToken.None));

        Assert.Equal(7, Encoding.UTF8.GetString(output.ToArray()).Count(character => character == '\n'));
    }

    [Fact]
    public async Task WriteAsync_ReaderThatHasGone_EndsWithoutError()
    {
        await using var output = new BrokenStream(new IOException("Broken pipe", OperatingSystem.IsWindows() ? unchecked((int)0x8007006D) : 32));

        await LineStream.WriteAsync(Simulation(), Histories.Options(days: 2), long.MaxValue, output, CancellationToken.None);
    }

    [Fact]
    public async Task WriteAsync_DiskThatIsFull_Fails()
    {
        await using var output = new BrokenStream(new IOException("No space left on device", 28));

        await Assert.ThrowsAsync<IOException>(() => LineStream.WriteAsync(Simulation(), Histories.Options(days: 2), long.MaxValue, output, CancellationToken.None));
    }

    private static NetworkSimulation Simulation() => NetworkSimulation.Create(Histories.Settings(), Histories.Tokenizer);

    private sealed class BrokenStream(IOException failure) : MemoryStream
    {
        public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default) => throw failure;
    }
}
