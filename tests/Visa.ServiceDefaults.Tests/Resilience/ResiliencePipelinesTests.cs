using System.Net;
using Amazon.Runtime;
using Grpc.Core;
using Visa.ServiceDefaults.Resilience;

namespace Visa.ServiceDefaults.Tests.Resilience;

public sealed class ResiliencePipelinesTests
{
    [Theory]
    [InlineData("ProvisionedThroughputExceededException", HttpStatusCode.BadRequest, true)]
    [InlineData("InternalFailure", HttpStatusCode.InternalServerError, true)]
    [InlineData("ResourceNotFoundException", HttpStatusCode.BadRequest, false)]
    [InlineData("ConditionalCheckFailedException", HttpStatusCode.BadRequest, false)]
    public void IsTransient_OfAnAwsError_FollowsItsCode(string code, HttpStatusCode status, bool expected) =>
        Assert.Equal(expected, ResiliencePipelines.IsTransient(new AmazonServiceException("m", ErrorType.Unknown, code, "id", status)));

    [Theory]
    [InlineData(StatusCode.Unavailable, true)]
    [InlineData(StatusCode.DeadlineExceeded, true)]
    [InlineData(StatusCode.InvalidArgument, false)]
    public void IsTransient_OfARpcError_FollowsItsStatus(StatusCode status, bool expected) =>
        Assert.Equal(expected, ResiliencePipelines.IsTransient(new RpcException(new Status(status, "m"))));

    [Fact]
    public void IsTransient_OfABug_IsFalse() => Assert.False(ResiliencePipelines.IsTransient(new InvalidOperationException()));
}
