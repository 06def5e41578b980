using System.Security.Cryptography;
using System.Text;

namespace Visa.Dbt.Parsing;

internal static class Digest
{
    public static string Sha256(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

#pragma warning disable CA5351 // dbt's names are made with MD5; nothing is protected by it.
    public static string Md5(string text) => Convert.ToHexStringLower(MD5.HashData(Encoding.UTF8.GetBytes(text)));
#pragma warning restore CA5351
}
