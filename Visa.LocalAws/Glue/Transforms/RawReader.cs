using System.Globalization;
using System.IO.Compression;
using Microsoft.Extensions.Options;
using Visa.LocalAws.Glue.Contracts;
using Visa.LocalAws.Warehouse.Lake;

namespace Visa.LocalAws.Glue.Transforms;

/// <summary>Opens claimed objects of JSON lines, gzipped or not, for SQL to read: unpacked here, as .NET does so in a third of DuckDB's time, and looked through on the way.</summary>
internal sealed class RawReader(LakeStore lake, IOptions<GlueOptions> options)
{
    private static readonly byte[] GzipMagic = [0x1f, 0x8b];

    public async Task<RawInput> OpenAsync(TransformWorkspace workspace, string name, TransformInput input, IReadOnlyList<S3Url> urls, CancellationToken cancellationToken)
    {
        var objects = new LakeObject[urls.Count];
        try
        {
            for (var index = 0; index < urls.Count; index++)
                objects[index] = lake.Find(urls[index]) ?? throw new TransformFailure($"The manifest claims {urls[index]}, which does not exist.");
            var folder = Directory.CreateDirectory(Path.Combine(workspace.Folder, "raw", name)).FullName;
            var files = new RawFile[urls.Count];
            var parallel = new ParallelOptions { MaxDegreeOfParallelism = options.Value.Threads, CancellationToken = cancellationToken };
            await Parallel.ForAsync(0, urls.Count, parallel, async (index, token) =>
                files[index] = await OpenAsync(objects[index], Path.Combine(folder, index.ToString(CultureInfo.InvariantCulture)), token));
            var opened = new RawInput(workspace, name, input, files);
            await opened.OpenAsync(cancellationToken);
            return opened;
        }
        catch
        {
            foreach (var content in objects)
                content?.Dispose();
            throw;
        }
    }

    private static async Task<RawFile> OpenAsync(LakeObject content, string unpacked, CancellationToken cancellationToken)
    {
        var path = await content.FileAsync(Path.GetDirectoryName(unpacked)!, cancellationToken);
        await using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, 1, FileOptions.SequentialScan);
        var magic = new byte[GzipMagic.Length];
        var isGzip = await file.ReadAtLeastAsync(magic, magic.Length, throwOnEndOfStream: false, cancellationToken) == magic.Length && magic.AsSpan().SequenceEqual(GzipMagic);
        file.Position = 0;
        try
        {
            return isGzip ? await UnpackAsync(content, file, unpacked, cancellationToken) : new RawFile(path, isGzip, content, await PlainLines.CopyAsync(file, null, cancellationToken));
        }
        catch (InvalidDataException)
        {
            return new RawFile(path, isGzip, content, Lines: null);
        }
    }

    private static async Task<RawFile> UnpackAsync(LakeObject content, FileStream packed, string unpacked, CancellationToken cancellationToken)
    {
        await using var plain = new GZipStream(packed, CompressionMode.Decompress);
        await using var target = new FileStream(unpacked, FileMode.CreateNew, FileAccess.Write, FileShare.Read, bufferSize: 0);
        return new RawFile(unpacked, IsGzip: true, content, await PlainLines.CopyAsync(plain, target, cancellationToken));
    }
}
