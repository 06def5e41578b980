using Microsoft.AspNetCore.Http.Features;
using Visa.LocalAws.Protocol;

namespace Visa.LocalAws.Provisioning;

/// <summary>Creates buckets by the request that an S3 client would send.</summary>
internal sealed class BucketCreation(HttpServices http)
{
    public async Task EnsureAsync(string bucket, CancellationToken cancellationToken)
    {
        var context = new DefaultHttpContext { RequestAborted = cancellationToken };
        context.Request.Method = HttpMethods.Put;
        context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget = $"/{Uri.EscapeDataString(bucket)}";
        context.Response.Body = new MemoryStream();
        await http.S3(context);
        if (context.Response.StatusCode is not (StatusCodes.Status200OK or StatusCodes.Status409Conflict))
        {
            throw new InvalidOperationException($"The provision file names the bucket {bucket}, which CreateBucket refuses with status {context.Response.StatusCode}.");
        }
    }
}
