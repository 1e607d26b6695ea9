namespace Crm;

/// <summary>The ids of the log events of this project: 3000 to 3099. docs/events.md lists them with those of the other projects.</summary>
internal static class CrmEventId
{
    internal const int ComplaintFiled = 3000;
    internal const int ComplaintResolved = 3001;
    internal const int TicketOpened = 3002;
    internal const int TicketClosed = 3003;
    internal const int ShopDoesNotKnowOrderYet = 3004;
}
