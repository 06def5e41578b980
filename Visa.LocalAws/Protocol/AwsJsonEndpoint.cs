using System.Collections.Frozen;
using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using Visa.LocalAws.Faults;
using Visa.LocalAws.Protocol.Cbor;
using Visa.LocalAws.Protocol.EventStreams;
using Visa.LocalAws.Signatures;
using Visa.LocalAws.Signatures.Dialects;

namespace Visa.LocalAws.Protocol;

/// <summary>Answers the calls of AWS JSON services: finds the service, calls it, writes its result, its events or its refusal.</summary>
internal sealed class AwsJsonEndpoint(
    IEnumerable<IAwsJsonService> services, SignatureVerifier signatures, CallFaults faults, IHostApplicationLifetime lifetime, ILogger<AwsJsonEndpoint> logger)
{
    public const string TargetHeader = "X-Amz-Target";

    private const string DefaultContentType = "application/x-amz-json-1.1";
    private const string JsonLibrary = "System.Text.Json";
    private const string EventContentType = "application/vnd.amazon.eventstream";

    private readonly FrozenDictionary<string, IAwsJsonService> _services = services.ToFrozenDictionary(service => service.TargetPrefix, StringComparer.Ordinal);

    public async Task HandleAsync(HttpContext context)
    {
        var target = context.Request.Headers[TargetHeader].ToString();
        var dot = target.IndexOf('.', StringComparison.Ordinal);
        var service = dot < 0 ? null : _services.GetValueOrDefault(target[..dot]);
        var format = service is null ? new AwsWireFormat(DefaultContentType, false) : AwsWireFormat.Of(context.Request, service);
        try
        {
            await AnswerAsync(context, service, target[(dot + 1)..], format);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // The caller is gone and with it whoever would read an answer.
        }
        catch (AwsException exception)
        {
            logger.CallRefused(target, exception.Code, exception.Message);
            await WriteAsync(context, exception.StatusCode, format, AwsErrors.Body(exception, service?.ErrorTypeOf(exception.Code) ?? exception.Code));
        }
    }

    private async Task AnswerAsync(HttpContext context, IAwsJsonService? service, string operation, AwsWireFormat format)
    {
        if (service is null)
        {
            throw AwsErrors.UnknownOperation();
        }

        if (!format.IsCbor && AwsWireFormat.IsInCbor(context.Request))
        {
            throw AwsErrors.Malformed($"{service.TargetPrefix} reads JSON, not CBOR. Set AWS_CBOR_DISABLE=true (or -Daws.cborEnabled=false) in the client.");
        }

        Activity.Current?.SetTag("rpc.system", "aws-api").SetTag("rpc.service", service.TargetPrefix).SetTag("rpc.method", operation);
        AwsAuthorization.AccessKeyId(context.Request);
        using var body = await RequestBody.ReadAsync(context.Request, context.RequestAborted);
        signatures.Verify(context.Request, body.Content.Span, JsonSignatureDialect.Instance);
        await faults.BeforeAsync(service.TargetPrefix, context.RequestAborted);
        var events = await GuardAsync(service, operation, () => ValueTask.FromResult((service as IAwsEventService)?.Open(operation, format.Decode(body.Content))));
        if (events is not null)
        {
            await StreamAsync(context, service, operation, format, events);
            return;
        }

        var result = await GuardAsync(service, operation, () => service.CallAsync(operation, format.Decode(body.Content), context.RequestAborted));
        faults.After(service.TargetPrefix);
        await WriteAsync(context, StatusCodes.Status200OK, format, result);
    }

    private async Task StreamAsync(HttpContext context, IAwsJsonService service, string operation, AwsWireFormat format, AwsEventSource source)
    {
        var response = context.Response;
        response.ContentType = EventContentType;
        response.Headers["x-amzn-RequestId"] = Guid.CreateVersion7().ToString();
        var events = new EventStreamWriter(response.BodyWriter, format);
        using var ends = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, lifetime.ApplicationStopping);
        try
        {
            await GuardAsync(service, operation, async () =>
            {
                await source(events, ends.Token);
                return true;
            });
        }
        catch (OperationCanceledException) when (lifetime.ApplicationStopping.IsCancellationRequested)
        {
            // A reader of events begins anew elsewhere; the stop does not wait for it.
        }
        catch (AwsException exception)
        {
            logger.CallRefused(operation, exception.Code, exception.Message);
            await events.WriteExceptionAsync(exception, context.RequestAborted);
        }
    }

    [SuppressMessage("Design", "CA1031", Justification = "The edge of the service: a caller learns of any failure as AWS's InternalFailure, and the log of its cause.")]
    private async ValueTask<T> GuardAsync<T>(IAwsJsonService service, string operation, Func<ValueTask<T>> call)
    {
        try
        {
            return await call();
        }
        catch (InvalidOperationException exception) when (exception.Source?.StartsWith(JsonLibrary, StringComparison.Ordinal) == true)
        {
            // A value of another kind than the model's, or a string that is no Unicode text.
            throw AwsErrors.Malformed();
        }
        catch (Exception exception) when (exception is not (AwsException or OperationCanceledException))
        {
            logger.CallFailed(service.TargetPrefix, operation, exception);
            throw AwsErrors.InternalFailure();
        }
    }

    private static async Task WriteAsync(HttpContext context, int statusCode, AwsWireFormat format, ReadOnlyMemory<byte> json)
    {
        var body = format.Encode(json);
        var response = context.Response;
        response.StatusCode = statusCode;
        response.ContentType = format.ContentType;
        response.ContentLength = body.Length;
        response.Headers["x-amzn-RequestId"] = Guid.CreateVersion7().ToString();
        await response.BodyWriter.WriteAsync(body, context.RequestAborted);
    }
}
