/** Under these names whoever is at work holds a lock that dies with the process: others then know that nobody is. */

export function lockOfPayment(id: string): string {
  return `payment ${id}`;
}

export function lockOfRefund(id: string): string {
  return `refund ${id}`;
}
