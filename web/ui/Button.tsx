import type { ButtonHTMLAttributes, ReactNode } from 'react'
import { Link } from 'wouter'
import classes from './Button.module.css'

type Look = 'primary' | 'default' | 'quiet'
type Size = 'small' | 'middle' | 'large'

interface Outside {
  look?: Look
  size?: Size
  full?: boolean
}

const classOf = ({ look = 'primary', size = 'middle', full }: Outside): string =>
  [classes.button, classes[look], classes[size], full ? classes.full : ''].filter(Boolean).join(' ')

/** A button. While `busy` it keeps its width, cannot be pressed and says so. */
export function Button({
  look,
  size,
  full,
  busy = false,
  type = 'button',
  disabled,
  className,
  children,
  ...rest
}: Outside & { busy?: boolean } & ButtonHTMLAttributes<HTMLButtonElement>) {
  return (
    <button
      type={type}
      className={[classOf({ ...(look && { look }), ...(size && { size }), ...(full && { full }) }), className]
        .filter(Boolean)
        .join(' ')}
      disabled={disabled || busy}
      aria-busy={busy || undefined}
      {...rest}
    >
      {busy && <span className={classes.spinner} aria-hidden="true" />}
      {children}
    </button>
  )
}

/** A link that looks like a button: it goes somewhere. */
export function ButtonLink({
  href,
  look = 'primary',
  size = 'middle',
  full = false,
  children,
}: Outside & { href: string; children: ReactNode }) {
  return (
    <Link href={href} className={classOf({ look, size, full })}>
      {children}
    </Link>
  )
}

/** A button of one icon; `label` is its name and its tooltip. */
export function IconButton({
  label,
  children,
  ...rest
}: { label: string } & ButtonHTMLAttributes<HTMLButtonElement>) {
  return (
    <button type="button" className={classes.icon} aria-label={label} title={label} {...rest}>
      {children}
    </button>
  )
}
