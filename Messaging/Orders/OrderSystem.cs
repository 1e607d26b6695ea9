namespace Messaging.Orders;

/// <summary>The systems that create orders and change their status.</summary>
public enum OrderSystem
{
    /// <summary>The online shop.</summary>
    Shop,

    /// <summary>The customer relationship management of the sales team.</summary>
    Crm,

    /// <summary>The manufacturing execution system.</summary>
    Mes,
}
