using System.Buffers;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Core.Features;

namespace Visa.LocalAws.Protocol.EventStreams;

/// <summary>
/// Lets one clear-text port speak both HTTP/1.1 and HTTP/2 with prior knowledge, which the AWS SDK for Java assumes for Kinesis. Kestrel chooses HTTP/2 only where
/// TLS has negotiated it, so a connection that begins with the preface of HTTP/2 is given the outcome of such a negotiation.
/// </summary>
internal static class ClearTextHttp2
{
    private static ReadOnlySpan<byte> Preface => "PRI * HTTP/2.0\r\n"u8;

    public static void Accept(KestrelServerOptions options)
    {
        options.AllowAlternateSchemes = true;
        options.ConfigureEndpointDefaults(endpoint =>
        {
            endpoint.Protocols = HttpProtocols.Http1AndHttp2;
            endpoint.Use(next => connection => DetectAsync(next, connection));
        });
    }

    private static async Task DetectAsync(ConnectionDelegate next, ConnectionContext connection)
    {
        bool isHttp2;
        try
        {
            isHttp2 = await BeginsWithPrefaceAsync(connection);
        }
        catch (Exception exception) when (exception is OperationCanceledException or ConnectionAbortedException or ConnectionResetException)
        {
            // The client is gone, or the server stops, before a word was said.
            return;
        }

        if (isHttp2)
        {
            connection.Features.Set<ITlsConnectionFeature>(Negotiated.Instance);
            connection.Features.Set<ITlsApplicationProtocolFeature>(Negotiated.Instance);
        }

        await next(connection);
    }

    private static async Task<bool> BeginsWithPrefaceAsync(ConnectionContext connection)
    {
        var input = connection.Transport.Input;
        var stops = connection.Features.Get<IConnectionLifetimeNotificationFeature>()?.ConnectionClosedRequested ?? CancellationToken.None;
        using var ends = CancellationTokenSource.CreateLinkedTokenSource(connection.ConnectionClosed, stops);
        while (true)
        {
            var read = await input.ReadAsync(ends.Token);
            var start = read.Buffer.Slice(0, Math.Min(read.Buffer.Length, Preface.Length));
            var matches = Matches(start);
            var isDecided = !matches || start.Length == Preface.Length || read.IsCompleted;

            // Nothing is consumed; what was too little to decide counts as looked at, so that the next read waits for more.
            input.AdvanceTo(read.Buffer.Start, isDecided ? read.Buffer.Start : read.Buffer.End);
            if (isDecided)
            {
                return matches && start.Length == Preface.Length;
            }
        }
    }

    private static bool Matches(ReadOnlySequence<byte> start) => Preface.StartsWith(start.IsSingleSegment ? start.FirstSpan : start.ToArray());

    private sealed class Negotiated : ITlsConnectionFeature, ITlsApplicationProtocolFeature
    {
        public static Negotiated Instance { get; } = new();

        public System.Security.Cryptography.X509Certificates.X509Certificate2? ClientCertificate { get; set; }

        public ReadOnlyMemory<byte> ApplicationProtocol { get; } = "h2"u8.ToArray();

        public Task<System.Security.Cryptography.X509Certificates.X509Certificate2?> GetClientCertificateAsync(CancellationToken cancellationToken) => Task.FromResult(ClientCertificate);
    }
}
