using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Xml.Linq;
using Microsoft.AspNetCore.Http.Features;
using Visa.LocalAws.Faults;
using Visa.LocalAws.Protocol;
using Visa.LocalAws.S3.Requests;
using Visa.LocalAws.S3.Storage;
using Visa.LocalAws.Signatures;

namespace Visa.LocalAws.S3;

/// <summary>S3 over REST and XML: finds what a request is, does it, and writes refusals as S3 does.</summary>
internal sealed class S3Handler(ObjectStore store, S3Signatures signatures, CallFaults faults, ILogger<S3Handler> logger)
{
    private const string FaultSubject = "S3";

    [SuppressMessage("Design", "CA1031", Justification = "The edge of the service: a caller learns of any failure as S3's InternalError, and the log of its cause.")]
    public async Task HandleAsync(HttpContext context)
    {
        var requestId = Guid.CreateVersion7().ToString("N")[..16].ToUpperInvariant();
        context.Response.Headers["x-amz-request-id"] = requestId;
        context.Response.Headers["x-amz-id-2"] = requestId;
        // S3 takes 5 GB in one request; the server's own limit is for bodies that are held in memory.
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
            limit.MaxRequestBodySize = null;
        try
        {
            await RouteAsync(context);
        }
        catch (AwsException refusal)
        {
            await RefuseAsync(context, refusal);
        }
        catch (Exception error) when (!context.RequestAborted.IsCancellationRequested)
        {
            logger.RequestFailed(error, context.Request.Method, context.Request.Path);
            await RefuseAsync(context, new AwsException("InternalError", "We encountered an internal error. Please try again.", 500));
        }
        catch (Exception)
        {
            // The caller is gone, and with it whoever would read an answer.
            context.Abort();
        }
    }

    private async Task RouteAsync(HttpContext context)
    {
        signatures.Verify(context);
        var request = new S3Request(context, store, S3Address.Of(context));
        var route = S3Route.Of(request);
        Activity.Current?.SetTag("rpc.system", "aws-api").SetTag("rpc.service", "S3").SetTag("rpc.method", route.Name);
        if (route.Handle is null)
            throw S3Failure.NotImplemented(route.Name);
        await faults.BeforeAsync(FaultSubject, context.RequestAborted);
        await route.Handle(request);
        if (!HttpMethods.IsGet(context.Request.Method) && !HttpMethods.IsHead(context.Request.Method))
            faults.After(FaultSubject);
    }

    private static async Task RefuseAsync(HttpContext context, AwsException refusal)
    {
        if (context.Response.HasStarted)
        {
            // The status is out already; a broken connection alone tells the reader that the content is not whole.
            context.Abort();
            return;
        }
        ClearContentHeaders(context.Response);
        await XmlReply.WriteAsync(context, refusal.StatusCode, new XElement(
            "Error",
            new XElement("Code", refusal.Code),
            new XElement("Message", refusal.Message),
            new XElement("Resource", context.Request.Path.Value),
            Details(context, refusal.Code),
            refusal.Elements.Select(element => new XElement(element.Name, element.Value)),
            new XElement("RequestId", context.Response.Headers["x-amz-request-id"].ToString()),
            new XElement("HostId", context.Response.Headers["x-amz-id-2"].ToString())));
    }

    private static XElement? Details(HttpContext context, string code) => code switch
    {
        "NoSuchKey" => new XElement("Key", S3Address.Of(context).Key),
        "NoSuchBucket" or "BucketAlreadyOwnedByYou" or "BucketNotEmpty" => new XElement("BucketName", S3Address.Of(context).Bucket),
        "InvalidRange" => new XElement("RangeRequested", context.Request.Headers.Range.ToString()),
        _ => null,
    };

    private static void ClearContentHeaders(HttpResponse response)
    {
        foreach (var name in response.Headers.Keys.Where(name => !name.StartsWith("x-amz-", StringComparison.OrdinalIgnoreCase)).ToArray())
            response.Headers.Remove(name);
    }
}
