using Amazon.Runtime;
using Amazon.Runtime.Internal;

namespace Amazon.AwsJson;

/// <summary>What all operations of a service share under the AWS JSON 1.1 protocol.</summary>
/// <param name="Name">The name that the request pipeline knows the service by.</param>
/// <param name="TargetPrefix">The part of X-Amz-Target before the operation.</param>
/// <param name="ApiVersion">The date that names the version of the API.</param>
/// <param name="ToException">Makes the service's exception of an error answer and its JSON body.</param>
internal sealed record AwsJsonService(
    string Name, string TargetPrefix, string ApiVersion, Func<ErrorResponse, ReadOnlyMemory<byte>, AmazonServiceException> ToException);
