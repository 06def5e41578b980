using System.Diagnostics.CodeAnalysis;
using Parquet;

namespace Visa.Scoring.Lake;

/// <summary>A Parquet file in memory.</summary>
internal sealed class ParquetFile : IAsyncDisposable
{
    private readonly string _key;
    private readonly ParquetReader _reader;

    private ParquetFile(string key, ParquetReader reader) => (_key, _reader) = (key, reader);

    [SuppressMessage("Design", "CA1031:Do not catch general exception types", Justification = "The reader has no exception of its own for bytes that are no Parquet: whatever it throws on them is said to be that.")]
    public static async Task<ParquetFile> OpenAsync(string key, byte[] content, CancellationToken cancellationToken)
    {
        try
        {
            return new ParquetFile(key, await ParquetReader.CreateAsync(new MemoryStream(content, writable: false), leaveStreamOpen: false, cancellationToken: cancellationToken));
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            throw new LakeException($"{key} is no Parquet file that can be read ({exception.Message}). Remove it, or run the step that wrote it again.");
        }
    }

    public IEnumerable<ParquetGroup> Groups()
    {
        for (var i = 0; i < _reader.RowGroupCount; i++)
        {
            using var group = _reader.OpenRowGroupReader(i);
            yield return new ParquetGroup(_key, group, _reader.Schema.DataFields);
        }
    }

    public ValueTask DisposeAsync() => _reader.DisposeAsync();
}
