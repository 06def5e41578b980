namespace Visa.LocalAws.Protocol;

/// <summary>The services that read and answer HTTP themselves.</summary>
/// <param name="S3">REST with XML.</param>
/// <param name="Sts">The query protocol: a form with the member <c>Action</c>.</param>
internal sealed record HttpServices(RequestDelegate S3, RequestDelegate Sts);
