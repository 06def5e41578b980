using System.Collections.Frozen;
using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using Visa.LocalAws.Faults;
using Visa.LocalAws.Signatures;
using Visa.LocalAws.Signatures.Dialects;

namespace Visa.LocalAws.Protocol;

/// <summary>Answers the calls of AWS JSON services: finds the service, calls it, writes its result or its refusal.</summary>
internal sealed class AwsJsonEndpoint(IEnumerable<IAwsJsonService> services, SignatureVerifier signatures, CallFaults faults, ILogger<AwsJsonEndpoint> logger)
{
    public const string TargetHeader = "X-Amz-Target";

    private const string DefaultContentType = "application/x-amz-json-1.1";
    private const string CborContentType = "application/x-amz-cbor";

    private readonly FrozenDictionary<string, IAwsJsonService> _services = services.ToFrozenDictionary(service => service.TargetPrefix, StringComparer.Ordinal);

    public async Task HandleAsync(HttpContext context)
    {
        var target = context.Request.Headers[TargetHeader].ToString();
        var dot = target.IndexOf('.', StringComparison.Ordinal);
        var service = dot < 0 ? null : _services.GetValueOrDefault(target[..dot]);
        try
        {
            var result = await CallAsync(context.Request, service, target[(dot + 1)..], context.RequestAborted);
            await WriteAsync(context, StatusCodes.Status200OK, service?.ContentType, result);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // The caller is gone and with it whoever would read an answer.
        }
        catch (AwsException exception)
        {
            logger.CallRefused(target, exception.Code, exception.Message);
            await WriteAsync(context, exception.StatusCode, service?.ContentType, AwsErrors.Body(exception, service?.ErrorTypeOf(exception.Code) ?? exception.Code));
        }
    }

    [SuppressMessage("Design", "CA1031", Justification = "The edge of the service: a caller learns of any failure as AWS's InternalFailure, and the log of its cause.")]
    private async ValueTask<ReadOnlyMemory<byte>> CallAsync(HttpRequest request, IAwsJsonService? service, string operation, CancellationToken cancellationToken)
    {
        if (service is null)
        {
            throw AwsErrors.UnknownOperation();
        }

        if (request.ContentType?.StartsWith(CborContentType, StringComparison.OrdinalIgnoreCase) == true)
        {
            throw AwsErrors.Malformed("LocalAws reads JSON, not CBOR. Set AWS_CBOR_DISABLE=true (or -Daws.cborEnabled=false) in the client.");
        }

        Activity.Current?.SetTag("rpc.system", "aws-api").SetTag("rpc.service", service.TargetPrefix).SetTag("rpc.method", operation);
        AwsAuthorization.AccessKeyId(request);
        using var body = await RequestBody.ReadAsync(request, cancellationToken);
        try
        {
            signatures.Verify(request, body.Content.Span, JsonSignatureDialect.Instance);
            await faults.BeforeAsync(service.TargetPrefix, cancellationToken);
            var result = await service.CallAsync(operation, body.Content, cancellationToken);
            faults.After(service.TargetPrefix);
            return result;
        }
        catch (Exception exception) when (exception is not (AwsException or OperationCanceledException))
        {
            logger.CallFailed(service.TargetPrefix, operation, exception);
            throw AwsErrors.InternalFailure();
        }
    }

    private static async Task WriteAsync(HttpContext context, int statusCode, string? contentType, ReadOnlyMemory<byte> body)
    {
        var response = context.Response;
        response.StatusCode = statusCode;
        response.ContentType = contentType ?? DefaultContentType;
        response.ContentLength = body.Length;
        response.Headers["x-amzn-RequestId"] = Guid.CreateVersion7().ToString();
        await response.BodyWriter.WriteAsync(body, context.RequestAborted);
    }
}
