using System.Formats.Tar;
using System.IO.Compression;
using System.Text.Json;

namespace Visa.Deployment.Tests.Containers;

/// <summary>An image in a file, as the OCI image layout (opencontainers/image-spec, image-layout.md) has it.</summary>
internal sealed class OciArchive
{
    private readonly Dictionary<string, byte[]> _files;
    private readonly JsonElement _manifest;

    private OciArchive(Dictionary<string, byte[]> files)
    {
        _files = files;
        _manifest = Json(Json("index.json").GetProperty("manifests")[0].GetProperty("digest"));
        Config = Json(_manifest.GetProperty("config").GetProperty("digest")).GetProperty("config");
    }

    /// <summary>User, entry point, ports, variables.</summary>
    public JsonElement Config { get; }

    public static OciArchive Read(string path)
    {
        using var file = File.OpenRead(path);
        var isZipped = file.ReadByte() == 0x1f;
        file.Position = 0;
        using Stream content = isZipped ? new GZipStream(file, CompressionMode.Decompress) : file;
        return new OciArchive(Files(content));
    }

    /// <summary>Paths of all files of the layers, without a leading slash.</summary>
    public IReadOnlyList<string> Paths() =>
        [.. _manifest.GetProperty("layers").EnumerateArray().SelectMany(layer =>
        {
            using var zip = new GZipStream(new MemoryStream(_files[PathOf(layer.GetProperty("digest"))]), CompressionMode.Decompress);
            return Files(zip).Keys.Select(name => name.TrimStart('/', '.'));
        })];

    private static Dictionary<string, byte[]> Files(Stream content)
    {
        var files = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        using var tar = new TarReader(content);
        while (tar.GetNextEntry(copyData: true) is { } entry)
        {
            if (entry.DataStream is null) continue;
            using var buffer = new MemoryStream();
            entry.DataStream.CopyTo(buffer);
            files[entry.Name.TrimStart('/')] = buffer.ToArray();
        }

        return files;
    }

    private static string PathOf(JsonElement digest) => $"blobs/{digest.GetString()!.Replace(':', '/')}";

    private JsonElement Json(JsonElement digest) => Json(PathOf(digest));

    private JsonElement Json(string path) => JsonDocument.Parse(_files[path]).RootElement;
}
