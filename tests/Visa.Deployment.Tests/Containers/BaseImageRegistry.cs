using System.Formats.Tar;
using System.IO.Compression;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Visa.Deployment.Tests.Containers;

/// <summary>
/// A registry on loopback that serves one base image with one small layer: enough of the OCI distribution specification (opencontainers/distribution-spec, pull)
/// for the SDK to build on it.
/// </summary>
internal sealed class BaseImageRegistry : IAsyncDisposable
{
    private const string ManifestType = "application/vnd.oci.image.manifest.v1+json";

    private readonly WebApplication _app;
    private readonly Dictionary<string, byte[]> _blobs = new(StringComparer.Ordinal);
    private readonly byte[] _manifest;

    private BaseImageRegistry()
    {
        var tar = Layer();
        var layer = Zipped(tar);
        var config = Encoding.UTF8.GetBytes($$$"""
            {"architecture":"amd64","os":"linux","config":{"Env":["PATH=/usr/bin","APP_UID=1654"],"User":"1654"},
             "rootfs":{"type":"layers","diff_ids":["{{{DigestOf(tar)}}}"]},"history":[{"created_by":"test"}]}
            """);
        _blobs[DigestOf(layer)] = layer;
        _blobs[DigestOf(config)] = config;
        _manifest = Encoding.UTF8.GetBytes($$$"""
            {"schemaVersion":2,"mediaType":"{{{ManifestType}}}",
             "config":{"mediaType":"application/vnd.oci.image.config.v1+json","size":{{{config.Length}}},"digest":"{{{DigestOf(config)}}}"},
             "layers":[{"mediaType":"application/vnd.oci.image.layer.v1.tar+gzip","size":{{{layer.Length}}},"digest":"{{{DigestOf(layer)}}}"}]}
            """);
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        builder.Logging.ClearProviders();
        _app = builder.Build();
        _app.MapMethods("/v2/{**path}", [HttpMethods.Get, HttpMethods.Head], AnswerAsync);
    }

    /// <summary>What the base image is called.</summary>
    public string Image => $"{Host}/base/aspnet:10.0";

    /// <summary>Host and port.</summary>
    public string Host => $"localhost:{new Uri(_app.Urls.Single()).Port}";

    public static async Task<BaseImageRegistry> StartAsync()
    {
        var registry = new BaseImageRegistry();
        await registry._app.StartAsync();
        return registry;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private Task AnswerAsync(HttpContext context)
    {
        var path = context.Request.RouteValues["path"] as string ?? "";
        if (path.Length == 0) return Task.CompletedTask;
        if (path.Contains("/manifests/", StringComparison.Ordinal)) return WriteAsync(context, _manifest, ManifestType);
        if (_blobs.TryGetValue(path.Split('/')[^1], out var blob)) return WriteAsync(context, blob, "application/octet-stream");
        context.Response.StatusCode = StatusCodes.Status404NotFound;
        return Task.CompletedTask;
    }

    private static Task WriteAsync(HttpContext context, byte[] content, string type)
    {
        context.Response.ContentType = type;
        context.Response.ContentLength = content.Length;
        context.Response.Headers["Docker-Content-Digest"] = DigestOf(content);
        return HttpMethods.IsHead(context.Request.Method) ? Task.CompletedTask : context.Response.Body.WriteAsync(content).AsTask();
    }

    private static byte[] Layer()
    {
        using var buffer = new MemoryStream();
        using (var tar = new TarWriter(buffer, TarEntryFormat.Pax, leaveOpen: true)) tar.WriteEntry(new PaxTarEntry(TarEntryType.Directory, "usr/"));
        return buffer.ToArray();
    }

    private static byte[] Zipped(byte[] content)
    {
        using var buffer = new MemoryStream();
        using (var zip = new GZipStream(buffer, CompressionLevel.Fastest, leaveOpen: true)) zip.Write(content);
        return buffer.ToArray();
    }

    private static string DigestOf(byte[] content) => $"sha256:{Convert.ToHexStringLower(SHA256.HashData(content))}";
}
