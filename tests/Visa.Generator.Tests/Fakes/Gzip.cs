using System.IO.Compression;
using System.Text;

namespace Visa.Generator.Tests.Fakes;

internal static class Gzip
{
    public static byte[] Compress(string text)
    {
        using var body = new MemoryStream();
        using (var gzip = new GZipStream(body, CompressionLevel.Fastest)) gzip.Write(Encoding.UTF8.GetBytes(text));
        return body.ToArray();
    }

    public static IEnumerable<string> Lines(byte[] body)
    {
        using var reader = new StreamReader(new GZipStream(new MemoryStream(body), CompressionMode.Decompress));
        while (reader.ReadLine() is { } line) yield return line;
    }
}
