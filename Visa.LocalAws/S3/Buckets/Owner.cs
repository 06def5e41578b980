using System.Xml.Linq;
using Visa.LocalAws.S3.Requests;

namespace Visa.LocalAws.S3.Buckets;

/// <summary>The one account that owns every bucket and object.</summary>
internal static class Owner
{
    public static XElement Element(string name = "Owner") => new(
        S3Request.Xml + name,
        new XElement(S3Request.Xml + "ID", LocalAwsOptions.AccountId),
        new XElement(S3Request.Xml + "DisplayName", "localaws"));
}
