using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.Repositories;

namespace Visa.ServiceDefaults.Authentication;

/// <summary>
/// Keeps the keys that protect login cookies in memory: the login link is made anew at each start, so a cookie must not outlive its process,
/// and nothing is written outside the data folder.
/// </summary>
internal sealed class KeysOfThisProcess : IXmlRepository
{
    private readonly List<XElement> _keys = [];

    public IReadOnlyCollection<XElement> GetAllElements()
    {
        lock (_keys)
        {
            return [.. _keys];
        }
    }

    public void StoreElement(XElement element, string friendlyName)
    {
        lock (_keys)
        {
            _keys.Add(element);
        }
    }
}
