using System.ComponentModel.DataAnnotations;

namespace Visa.Scoring.Serving;

public sealed class GrpcOptions
{
    public const string SectionName = "Grpc";

    /// <summary>Which of the addresses in <c>ASPNETCORE_URLS</c> speaks HTTP/2 without TLS, for gRPC, by its port; the others speak HTTP/1.1. Unset: none.</summary>
    [Range(1, 65535)]
    public int? Port { get; set; }
}
