using Visa.LocalAws.S3.Storage;

namespace Visa.LocalAws.S3.Requests;

/// <summary>The conditional headers (RFC 9110 section 13), with the refusals that S3 gives.</summary>
internal sealed class Preconditions
{
    private readonly string? _match;
    private readonly string? _noneMatch;
    private readonly DateTimeOffset? _modifiedSince;
    private readonly DateTimeOffset? _unmodifiedSince;

    /// <param name="prefix">Before each header's name; <c>x-amz-copy-source-</c> for the source of a copy.</param>
    public Preconditions(S3Request request, string prefix = "")
    {
        _match = request.Header(prefix + "If-Match");
        _noneMatch = request.Header(prefix + "If-None-Match");
        _modifiedSince = HttpDate.Parse(request.Header(prefix + "If-Modified-Since"));
        _unmodifiedSince = HttpDate.Parse(request.Header(prefix + "If-Unmodified-Since"));
    }

    /// <summary>Whether a reader already has the object as it is (304). Throws when a condition for reading it does not hold (412).</summary>
    public bool IsUnchanged(StoredObject stored)
    {
        var modified = HttpDate.ToSecond(stored.LastModified);
        if (_match is not null ? !Names(_match, stored) : _unmodifiedSince < modified)
            throw S3Failure.PreconditionFailed(_match is not null ? "If-Match" : "If-Unmodified-Since");
        return _noneMatch is not null ? Names(_noneMatch, stored) : _modifiedSince >= modified;
    }

    /// <summary>Refuses a write that depends on what is there now, or on nothing being there.</summary>
    public void EnsureWritable(StoredObject? current)
    {
        if (_noneMatch is not null and not "*")
            throw S3Failure.NotImplemented("If-None-Match with a value other than * on a write");
        if (_noneMatch is not null && current is not null)
            throw S3Failure.PreconditionFailed("If-None-Match");
        if (_match is null)
            return;
        if (current is null)
            throw S3Failure.NoSuchKey();
        if (!Names(_match, current))
            throw S3Failure.PreconditionFailed("If-Match");
    }

    private static bool Names(string header, StoredObject stored) =>
        header.Split(',', StringSplitOptions.TrimEntries).Any(tag => tag == "*" || tag.Trim('"') == stored.ETag);
}
