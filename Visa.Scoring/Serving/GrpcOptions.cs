using System.ComponentModel.DataAnnotations;

namespace Visa.Scoring.Serving;

public sealed class GrpcOptions
{
    public const string SectionName = "Grpc";

    /// <summary>
    /// The port that speaks HTTP/2 without TLS, for gRPC; the other addresses speak HTTP/1.1. It is listened on beside those of <c>ASPNETCORE_URLS</c> when it is
    /// not among them. Unset: none.
    /// </summary>
    [Range(1, 65535)]
    public int? Port { get; set; }
}
