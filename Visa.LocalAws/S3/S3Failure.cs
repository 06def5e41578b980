using Visa.LocalAws.Protocol;

namespace Visa.LocalAws.S3;

/// <summary>S3's refusals, with its codes, texts and statuses (API reference, "Error responses").</summary>
internal static class S3Failure
{
    public static AwsException NoSuchBucket() => new("NoSuchBucket", "The specified bucket does not exist", 404);

    public static AwsException NoSuchKey() => new("NoSuchKey", "The specified key does not exist.", 404);

    public static AwsException NoSuchUpload() => new(
        "NoSuchUpload", "The specified upload does not exist. The upload ID may be invalid, or the upload may have been aborted or completed.", 404);

    public static AwsException BucketAlreadyOwnedByYou() => new(
        "BucketAlreadyOwnedByYou", "Your previous request to create the named bucket succeeded and you already own it.", 409);

    public static AwsException BucketNotEmpty() => new("BucketNotEmpty", "The bucket you tried to delete is not empty", 409);

    public static AwsException InvalidBucketName() => new("InvalidBucketName", "The specified bucket is not valid.");

    public static AwsException PreconditionFailed(string condition) =>
        new("PreconditionFailed", "At least one of the pre-conditions you specified did not hold", 412) { Elements = [("Condition", condition)] };

    public static AwsException InvalidRange() => new("InvalidRange", "The requested range is not satisfiable", 416);

    public static AwsException InvalidDigest(string header) => new("InvalidDigest", $"The {header} you specified was invalid.");

    public static AwsException BadDigest(string header) => new("BadDigest", $"The {header} you specified did not match what we received.");

    public static AwsException BodyHashMismatch() => new(
        "XAmzContentSHA256Mismatch", "The provided 'x-amz-content-sha256' header does not match what was computed.");

    public static AwsException IncompleteBody() => new(
        "IncompleteBody", "You did not provide the number of bytes specified by the Content-Length HTTP header");

    public static AwsException EntityTooSmall() => new("EntityTooSmall", "Your proposed upload is smaller than the minimum allowed size");

    public static AwsException InvalidPart() => new(
        "InvalidPart",
        "One or more of the specified parts could not be found.  The part may not have been uploaded, or the specified entity tag may not match the part's entity tag.");

    public static AwsException InvalidPartOrder() => new(
        "InvalidPartOrder", "The list of parts was not in ascending order. Parts must be ordered by part number.");

    public static AwsException MalformedXml() => new(
        "MalformedXML", "The XML you provided was not well-formed or did not validate against our published schema");

    public static AwsException MissingContentLength() => new("MissingContentLength", "You must provide the Content-Length HTTP header.", 411);

    public static AwsException EntityTooLarge() => new("EntityTooLarge", "Your proposed upload exceeds the maximum allowed size");

    public static AwsException InvalidTag(string message) => new("InvalidTag", message);

    public static AwsException MalformedTrailer() => new(
        "MalformedTrailerError", "The request contained trailing data that was not well-formed or did not conform to our published schema.");

    public static AwsException KeyTooLong() => new("KeyTooLongError", "Your key is too long");

    public static AwsException InvalidArgument(string message) => new("InvalidArgument", message);

    public static AwsException InvalidRequest(string message) => new("InvalidRequest", message);

    public static AwsException MethodNotAllowed() => new("MethodNotAllowed", "The specified method is not allowed against this resource.", 405);

    public static AwsException NotImplemented(string what) => new("NotImplemented", $"{what} is not offered by this endpoint.", 501);
}
